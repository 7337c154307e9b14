using Dtks.Platform.Json;

namespace Dtks.Platform.SetAside;

/// <summary>
/// Something that cannot be worked, as the message that would work it alone. What stands in a list (a row, a decision, a deadline) is set
/// aside as a message on a queue for single items, so that a replay touches no neighbour.
/// </summary>
/// <param name="Queue">The queue that the message is put back on by a replay; a module declares it.</param>
/// <param name="Text">The message, as it would be sent.</param>
/// <param name="Reason">Why.</param>
public sealed record SetAsideItem(string Queue, string Text, SetAsideReason Reason)
{
    /// <summary>The code of the village or regency that is concerned; null when that is not known.</summary>
    public string? Area { get; init; }

    /// <summary>What is concerned, as in events, such as <c>proposals/3306052001/…</c>; null when that is not known.</summary>
    public string? Subject { get; init; }

    /// <summary>How often it was tried, 1 or more.</summary>
    public int Tries { get; init; } = 1;

    /// <summary>The item of a message, by the failure that its work ended with.</summary>
    public static SetAsideItem Of(string queue, object message, Exception failure) => new(queue, JsonText.Write(message), SetAsideReason.Of(failure));
}
