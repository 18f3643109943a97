# One image for web, worker, beat and migrate; which of them is decided by the command.
FROM python:3.13-slim AS build
ENV UV_PROJECT_ENVIRONMENT=/opt/venv UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never
RUN pip install --no-cache-dir uv
WORKDIR /app
COPY pyproject.toml uv.lock .python-version ./
RUN uv sync --frozen --no-dev
COPY . .
# The settings want an environment; nothing of it reaches the files.
RUN SECRET_KEY=only-to-collect-files DATABASE_URL=postgresql://unused/unused REDIS_URL=redis://unused \
    SITE_URL=https://unused.invalid ALLOWED_HOSTS=unused DJANGO_SETTINGS_MODULE=couplesgoals.settings.production \
    /opt/venv/bin/python manage.py collectstatic --noinput

FROM python:3.13-slim
RUN useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin app \
    && install -d -o app -g app /var/lib/couplesgoals
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 DJANGO_SETTINGS_MODULE=couplesgoals.settings.production
WORKDIR /app
COPY --from=build /opt/venv /opt/venv
COPY --from=build /app /app
USER app
EXPOSE 8000
# Threads, as a browser opens connections it does not use at once; /dev/shm, as a worker's heartbeat must not wait for a disk.
CMD ["gunicorn", "couplesgoals.wsgi:application", "--bind", "0.0.0.0:8000", "--workers", "2", \
     "--worker-class", "gthread", "--threads", "4", "--preload", "--worker-tmp-dir", "/dev/shm", \
     "--max-requests", "10000", "--max-requests-jitter", "1000", "--graceful-timeout", "30", "--no-control-socket"]
