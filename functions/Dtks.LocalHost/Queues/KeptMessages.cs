using System.Collections.Concurrent;

namespace Dtks.LocalHost.Queues;

/// <summary>Messages of poison queues that could not be handled and have nowhere further to go: nobody waits for them.</summary>
internal sealed class KeptMessages
{
    private readonly ConcurrentDictionary<(string Queue, string Message), bool> _kept = new();

    /// <summary>A message stays where it is.</summary>
    public void Add(string queue, string message) => _kept[(queue, message)] = true;

    /// <summary>A message is being tried.</summary>
    public void Remove(string queue, string message) => _kept.TryRemove((queue, message), out _);

    /// <summary>How many a queue keeps.</summary>
    public int Of(string queue) => _kept.Keys.Count(k => k.Queue == queue);
}
