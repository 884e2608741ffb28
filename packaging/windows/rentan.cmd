@echo off
rem With words: a command. Without, or with what was dragged on it (Explorer gives whole
rem paths, and no command is one): rentan asks, and the window waits before it closes.
if "%~1"=="" goto ask
if /i "%~f1"=="%~1" goto ask
"%~dp0python\python.exe" -m pekerja_rentan %*
exit /b %errorlevel%

:ask
title rentan
"%~dp0python\python.exe" -m pekerja_rentan ask %*
set "rentan_ended=%errorlevel%"
echo.
pause
exit /b %rentan_ended%
