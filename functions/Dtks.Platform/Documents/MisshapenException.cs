using Newtonsoft.Json;

namespace Dtks.Platform.Documents;

/// <summary>
/// A stored document that was asked for by its id is not of the shape it should have. It names the document and where in it the fault is: what reading it
/// failed with can quote it (REG-3), and is neither its message nor its cause.
/// </summary>
/// <param name="partition">Where it stands.</param>
/// <param name="id">Its id.</param>
/// <param name="fault">What reading it failed with.</param>
public sealed class MisshapenException(Partition partition, string id, JsonException fault)
    : JsonSerializationException($"{partition.Container.Name} {partition.Value} {id}: {fault.GetType().Name} at {PathIn(fault)}", PathIn(fault), 0, 0, null)
{
    /// <summary>Where it stands.</summary>
    public Partition Partition { get; } = partition;

    /// <summary>Its id.</summary>
    public string Id { get; } = id;

    /// <summary>What reading it failed with.</summary>
    public JsonException Fault { get; } = fault;

    private static string PathIn(JsonException fault) => (fault as JsonSerializationException)?.Path ?? (fault as JsonReaderException)?.Path ?? string.Empty;
}
