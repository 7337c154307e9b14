using Newtonsoft.Json;

namespace Dtks.Platform.Documents;

/// <summary>A stored document that was asked for by its id is not of the shape it should have. It names the document; its fault can quote it and is told by its type and path alone.</summary>
/// <param name="partition">Where it stands.</param>
/// <param name="id">Its id.</param>
/// <param name="fault">What reading it failed with.</param>
public sealed class MisshapenException(Partition partition, string id, JsonException fault)
    : JsonSerializationException(fault.Message, (fault as JsonSerializationException)?.Path ?? (fault as JsonReaderException)?.Path ?? string.Empty, 0, 0, fault)
{
    /// <summary>Where it stands.</summary>
    public Partition Partition { get; } = partition;

    /// <summary>Its id.</summary>
    public string Id { get; } = id;

    /// <summary>What reading it failed with.</summary>
    public JsonException Fault { get; } = fault;
}
