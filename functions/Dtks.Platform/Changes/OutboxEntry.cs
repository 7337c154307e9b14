using Dtks.Platform.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Platform.Changes;

/// <summary>
/// One thing that follows from a change once it is saved. Delivered at least once; whoever receives it takes it twice as once.
/// </summary>
/// <param name="Kind">What is done with it.</param>
/// <param name="Target">The event's type, the queue's name or the projection's name.</param>
/// <param name="Subject">For an event: what it is about, such as <c>proposals/3306052001/…</c>.</param>
/// <param name="Data">The event's data, the message or the projection's input. Ids only, never a person (REG-3).</param>
public sealed record OutboxEntry(OutboxKind Kind, string Target, string? Subject, JObject Data)
{
    /// <summary>A CloudEvent.</summary>
    public static OutboxEntry Event(string type, string subject, object data) => new(OutboxKind.Event, type, subject, Json(data));

    /// <summary>A queue message.</summary>
    public static OutboxEntry Message(string queue, object message) => new(OutboxKind.Message, queue, null, Json(message));

    /// <summary>A change elsewhere that is derived from this one.</summary>
    public static OutboxEntry Projection(string name, object input) => new(OutboxKind.Projection, name, null, Json(input));

    // Texts stay what they are, those that look like instants too: what is delivered from memory is what a reading of the store would give.
    private static JObject Json(object value) => JsonText.Read<JObject>(JsonText.Write(value));
}
