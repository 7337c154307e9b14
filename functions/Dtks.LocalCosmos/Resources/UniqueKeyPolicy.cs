using System.Security.Cryptography;
using Dtks.LocalCosmos.Errors;
using Dtks.LocalCosmos.Serialization;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Resources;

/// <summary>Sets of paths whose values together occur once in a partition.</summary>
internal sealed class UniqueKeyPolicy
{
    private const int MostKeys = 10;
    private const int MostPaths = 16;

    private readonly string[][][] _keys;

    private UniqueKeyPolicy(string[][][] keys) => _keys = keys;

    public int Count => _keys.Length;

    /// <summary>Reads the policy; 400 when it is not one: at most 10 keys, 16 paths in all.</summary>
    public static UniqueKeyPolicy Read(JToken? policy)
    {
        if (policy is null or { Type: JTokenType.Null } || policy.Member("uniqueKeys") is null)
        {
            return new UniqueKeyPolicy([]);
        }

        var keys = policy.Member("uniqueKeys") as JArray ?? throw RequestFailedException.BadRequest("uniqueKeys is not a list.");

        var read = keys.Select(key => (key.Member("paths") as JArray ?? []).Select(ReadPath).ToArray()).ToArray();
        return read.Length <= MostKeys && read.Sum(paths => paths.Length) <= MostPaths && Array.TrueForAll(read, paths => paths.Length > 0)
            ? new UniqueKeyPolicy(read)
            : throw RequestFailedException.BadRequest($"A container has at most {MostKeys} unique keys, each of at least one path, {MostPaths} paths in all.");
    }

    /// <summary>One digest for each key: equal when the values at its paths are equal. A missing value is a value of its own.</summary>
    public IEnumerable<byte[]> Digests(JObject document)
    {
        for (var i = 0; i < _keys.Length; i++)
        {
            var values = new JArray { i };
            foreach (var path in _keys[i])
            {
                var value = path.Aggregate<string, JToken?>(document, (token, name) => token.Member(name));
                values.Add(value is null ? new JArray() : new JArray { Normal(value) });
            }

            yield return SHA256.HashData(JsonText.Write(values));
        }
    }

    private static JToken Normal(JToken value) => value.Type is JTokenType.Integer ? new JValue((double)value) : value.DeepClone();

    private static string[] ReadPath(JToken path) => PropertyPath.TrySplit(path.AsText())
        ?? throw RequestFailedException.BadRequest($"The unique key path '{path}' is invalid.");
}
