using System.Runtime.Serialization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Platform.Documents;

/// <summary>A document that can stand in any partition: its key is the member that the partition's container goes by.</summary>
[JsonObject(MissingMemberHandling = MissingMemberHandling.Ignore)]
public abstract record PartitionDocument : Document
{
    [JsonExtensionData]
    private Dictionary<string, JToken> _key = [];

    /// <summary>Where it stands.</summary>
    [JsonIgnore]
    public Partition In
    {
        init => _key = new Dictionary<string, JToken>(StringComparer.Ordinal) { [value.Container.KeyMember] = value.Value };
    }

    // The key is the one member that the document's type does not name; a second is as unknown here as in any other document.
    [OnDeserialized]
    private void RefuseOthers(StreamingContext context)
    {
        _key.Remove("type"); // known, and never set
        if (_key.Count > 1)
        {
            throw new JsonSerializationException($"A {Type} document has unknown members: {string.Join(", ", _key.Keys)}.");
        }
    }
}
