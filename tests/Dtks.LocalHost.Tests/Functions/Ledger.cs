using System.Collections.Concurrent;

namespace Dtks.LocalHost.Tests.Functions;

/// <summary>Where test functions write down what they saw.</summary>
public sealed class Ledger
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _entries = new(StringComparer.Ordinal);

    /// <summary>Holds functions that wait for it; a test releases it.</summary>
    public SemaphoreSlim Gate { get; } = new(0);

    public void Add(string topic, string entry) => _entries.GetOrAdd(topic, _ => []).Enqueue(entry);

    public IReadOnlyList<string> Of(string topic) => _entries.TryGetValue(topic, out var entries) ? [.. entries] : [];
}
