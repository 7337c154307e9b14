using System.Diagnostics;
using Dtks.LocalHost.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dtks.LocalHost.Tests;

public sealed class LineFormatterTests
{
    [Theory]
    [InlineData(LogLevel.Information, false)]
    [InlineData(LogLevel.Warning, true)]
    [InlineData(LogLevel.Error, true)]
    public void What_goes_wrong_is_found_by_the_traceId_that_the_client_was_told(LogLevel level, bool found)
    {
        using var request = new Activity("request").Start();

        var line = Written(level, "it failed", new InvalidOperationException("first\nsecond"));

        Assert.Equal(found, line.Contains($"traceId {request.TraceId}", StringComparison.Ordinal));
        Assert.Equal(line.Length - 1, line.IndexOf('\n', StringComparison.Ordinal));
    }

    private static string Written(LogLevel level, string text, Exception exception)
    {
        using var written = new StringWriter();
        var entry = new LogEntry<string>(level, "Dtks.Functions.Http.Api", default, text, exception, (state, _) => state);
        new LineFormatter().Write(entry, scopeProvider: null, written);
        return written.ToString();
    }
}
