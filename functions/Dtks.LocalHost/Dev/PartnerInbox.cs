using System.Collections.Concurrent;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Dev;

/// <summary>What the stand-in of partners' systems was called with, in the order it came: of each partner the last hundred, until the host ends. Safe for concurrent use.</summary>
internal sealed class PartnerInbox
{
    private const int Most = 100;

    private readonly ConcurrentDictionary<string, Queue<JObject>> _calls = new(StringComparer.Ordinal);

    /// <summary>Takes a call.</summary>
    public void Add(string partner, JObject call)
    {
        var calls = _calls.GetOrAdd(partner, _ => []);
        lock (calls)
        {
            calls.Enqueue(call);
            if (calls.Count > Most)
                calls.Dequeue();
        }
    }

    /// <summary>The calls to a partner.</summary>
    public JArray List(string partner)
    {
        if (!_calls.TryGetValue(partner, out var calls))
            return [];
        lock (calls)
        {
            return [.. calls.Select(call => call.DeepClone())];
        }
    }
}
