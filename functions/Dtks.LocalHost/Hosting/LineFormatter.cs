using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Dtks.LocalHost.Hosting;

/// <summary>Writes each log event as one line: time (UTC), level, where from, what; an exception and, from a warning on, the traceId follow on the
/// same line.</summary>
internal sealed class LineFormatter() : ConsoleFormatter(FormatterName)
{
    /// <summary>The name it is chosen by.</summary>
    public const string FormatterName = "line";

    /// <inheritdoc/>
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        // The console's own time, not the host's clock: it tells when the line was written.
        var time = TimeProvider.System.GetUtcNow().ToString("HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var from = logEntry.Category[(logEntry.Category.LastIndexOf('.') + 1)..];
        textWriter.Write($"{time} {Level(logEntry.LogLevel)} {from}: {OneLine(logEntry.Formatter(logEntry.State, logEntry.Exception))}");
        if (logEntry.Exception is { } exception)
            textWriter.Write($" | {OneLine(exception.ToString())}");
        // What goes wrong is reported by the traceId that the client was told.
        if (logEntry.LogLevel >= LogLevel.Warning && Activity.Current is { } activity)
            textWriter.Write($" | traceId {activity.TraceId}");
        textWriter.Write('\n');
    }

    private static string Level(LogLevel level) => level switch
    {
        LogLevel.Critical or LogLevel.Error => "ERROR",
        LogLevel.Warning => "WARN ",
        LogLevel.Information => "INFO ",
        _ => "DEBUG",
    };

    private static string OneLine(string text)
        => string.Join(" ", text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
