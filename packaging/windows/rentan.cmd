@echo off
"%~dp0python\python.exe" -m pekerja_rentan %*
exit /b %errorlevel%
