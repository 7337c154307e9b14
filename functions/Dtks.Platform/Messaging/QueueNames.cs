using Dtks.Platform.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Platform.Messaging;

/// <summary>Every queue that the modules of an application declare. Each has a poison queue beside it for what could not be done.</summary>
public sealed class QueueNames
{
    /// <summary>What the name of a poison queue ends with.</summary>
    public const string PoisonSuffix = "-poison";

    private readonly SortedDictionary<string, IReadOnlyList<string>> _counts = new(StringComparer.Ordinal);

    /// <summary>All of them, by name, without the poison queues.</summary>
    public IReadOnlyCollection<string> All => _counts.Keys;

    /// <summary>Declares a queue.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="counts">Members of its messages that differ from one sending to the next.</param>
    /// <exception cref="InvalidOperationException">Another module declared it.</exception>
    public void Declare(string name, params IEnumerable<string> counts)
    {
        if (!_counts.TryAdd(name, [.. counts]))
        {
            throw new InvalidOperationException($"The queue {name} is declared by two modules.");
        }
    }

    /// <summary>A message without the members that count: sent again for the same cause it is the same, and a replay of it is taken for no old count.</summary>
    public string CauseOf(string queue, string text)
    {
        if (!_counts.TryGetValue(queue, out var counts) || counts.Count == 0)
        {
            return text;
        }

        try
        {
            var message = JsonText.Read<JObject>(text);
            return counts.Count(message.Remove) == 0 ? text : message.ToString(Formatting.None);
        }
        catch (JsonException)
        {
            return text;
        }
    }

    /// <summary>The poison queue of a queue.</summary>
    public static string Poison(string queue) => queue + PoisonSuffix;
}
