using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Dtks.Platform.Tests.Stand;

/// <summary>What is logged.</summary>
internal sealed class Lines<T> : ILogger<T>
{
    private readonly ConcurrentQueue<(string Text, Exception? Failure)> _all = new();

    public IReadOnlyList<(string Text, Exception? Failure)> All => [.. _all];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _all.Enqueue((formatter(state, exception), exception));
}
