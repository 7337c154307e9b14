using Dtks.Platform.Json;
using Dtks.Platform.Protection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Platform.Documents;

/// <summary>
/// A stored document that cannot be read: it has a member that is not known or of another kind, or an envelope that is not its own. What it
/// holds is not shown to anyone.
/// </summary>
public sealed class UnreadableDocument
{
    private readonly JObject _stored;

    internal UnreadableDocument(JToken stored, Exception failure)
    {
        _stored = stored as JObject ?? [];
        Failure = failure is JsonException or UnreadableException ? failure : new JsonSerializationException($"It cannot be read ({failure.GetType().Name}).", failure);
    }

    /// <summary>Its id; empty when the list did not ask for it.</summary>
    public string Id => Text("id") ?? string.Empty;

    /// <summary>The version the store gave it; null when the list did not ask for it.</summary>
    public string? ETag => Text("_etag");

    /// <summary>Why it cannot be read. It can quote the document: <c>SetAsideReason.Of</c> takes over what may be told.</summary>
    public Exception Failure { get; }

    /// <summary>A plain text member as it is stored; null when it is none.</summary>
    public string? Text(string member) => (_stored[member] as JValue)?.Value as string;

    /// <summary>What follows a text that its id begins with; all of it when it begins otherwise.</summary>
    public string IdAfter(string start)
    {
        ArgumentNullException.ThrowIfNull(start);
        return Id.StartsWith(start, StringComparison.Ordinal) ? Id[start.Length..] : Id;
    }

    /// <summary>All that was stored, in one form whatever order the store gives it back in; less what the store itself adds. For digests.</summary>
    public string Whole() => JsonOrder.Of(new JObject(_stored.Properties().Where(p => !p.Name.StartsWith('_')))).ToString(Formatting.None);

    /// <summary>All of it, as it is stored.</summary>
    internal JObject Stored => _stored;
}
