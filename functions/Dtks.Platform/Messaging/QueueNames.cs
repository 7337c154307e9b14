using Dtks.Platform.Json;
using Dtks.Platform.SetAside;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Platform.Messaging;

/// <summary>Every queue that the modules of an application declare. Each has a poison queue beside it for what could not be done.</summary>
public sealed class QueueNames
{
    /// <summary>What the name of a poison queue ends with.</summary>
    public const string PoisonSuffix = "-poison";

    private readonly SortedDictionary<string, IReadOnlyList<string>> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _subjects = new(StringComparer.Ordinal);

    /// <summary>All of them, by name, without the poison queues.</summary>
    public IReadOnlyCollection<string> All => _counts.Keys;

    /// <summary>Those whose messages say what they are about, by name.</summary>
    public IReadOnlyCollection<string> WithSubject => _subjects.Keys;

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

    /// <summary>Says what the messages of a queue are about, as in events: a text in which a member's name in braces stands for its value, such as <c>households/{village}/{household}</c>.</summary>
    public void About(string name, string subject) => _subjects[name] = subject;

    /// <summary>A message that cannot be worked, with the area and the subject that it names as far as it can be read: of what is no message of the queue neither.</summary>
    public SetAsideItem ItemOf(string queue, string text, SetAsideReason reason)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (area, subject) = MessageSubject.Of(text, _subjects.GetValueOrDefault(queue));
        return new SetAsideItem(queue, text, reason) { Area = area, Subject = subject };
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
