using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Tests.Conformance;

/// <summary>Documents for the cases.</summary>
internal static class Sample
{
    public const string Key = "village-1";

    public static PartitionKey Partition => new(Key);

    public static JObject Document(string id, string pk = Key, int number = 0) => new() { ["id"] = id, ["pk"] = pk, ["number"] = number };

    /// <summary>A document of about <paramref name="bytes"/> bytes.</summary>
    public static JObject Large(string id, int bytes)
    {
        var document = Document(id);
        document["filling"] = new string('x', bytes);
        return document;
    }

    public static async Task FillAsync(Container container, int count, string pk = Key)
    {
        for (var i = 0; i < count; i++)
        {
            await container.CreateItemAsync(Document($"item-{i:000}", pk, i), new PartitionKey(pk));
        }
    }
}
