"""Engines for tests: a PostgreSQL server in a folder of its own, and Spark with two workers."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

NOBODY = 65534


def _programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    here = shutil.which("initdb")
    return Path(here).parent if here else found[-1].parent if found else None


@contextmanager
def postgres() -> Iterator[str]:
    """Start a server as a user without rights, give its URL, and stop it."""
    if not (programs := _programs()):
        pytest.skip("no PostgreSQL server is installed")
    pytest.importorskip("psycopg", reason="psycopg is not installed: see tests/engines")
    user = NOBODY if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        if user:
            os.chown(folder, user, user)

        def run(program: str, *arguments: str) -> None:
            command = [programs / program, "-D", f"{folder}/db", *arguments]
            subprocess.run(command, check=True, user=user, stdout=subprocess.DEVNULL, cwd="/")

        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        run("initdb", "--username=claimbook", "--auth=trust", "--no-sync", "--encoding=UTF8")
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        run("pg_ctl", "--options", options, "--wait", "start")
        try:
            yield f"postgres://claimbook@127.0.0.1:{port}/postgres"
        finally:
            run("pg_ctl", "--mode=immediate", "stop")


@contextmanager
def spark() -> Iterator[str]:
    """Give the URL of Spark in this process with two workers."""
    pytest.importorskip("pyspark", reason="pyspark is not installed: see tests/engines")
    if not shutil.which("java"):
        pytest.skip("Spark needs Java, which is not installed")
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    session = builder.config("spark.sql.shuffle.partitions", "2").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    try:
        yield "pyspark://"
    finally:
        session.stop()


ENGINES = {"postgres": postgres, "spark": spark}
