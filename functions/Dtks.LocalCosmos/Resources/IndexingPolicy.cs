using Dtks.LocalCosmos.Errors;
using Dtks.LocalCosmos.Serialization;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Resources;

/// <summary>What of a container's items is indexed, after "Indexing policies in Azure Cosmos DB".</summary>
internal sealed class IndexingPolicy
{
    private const string Root = "/*";

    // What is indexed whatever a policy says.
    private static readonly string[] Always = ["id", "_ts"];

    private readonly bool _isOn;
    private readonly IndexPath[] _included;
    private readonly IndexPath[] _excluded;
    private readonly (string[] Names, bool Descending)[][] _composites;
    private readonly HashSet<string> _includedMembers;
    private readonly HashSet<string> _excludedMembers;
    private readonly bool _includesRoot;

    private IndexingPolicy(JObject document)
    {
        Document = document;
        _isOn = document["indexingMode"].AsText() == "consistent";
        _included = ReadPaths(document, "includedPaths");
        _excluded = ReadPaths(document, "excludedPaths");
        _composites = [.. List(document, "compositeIndexes").Select(ReadComposite)];
        _includedMembers = [.. Always, .. _included.Where(path => path.Names.Count > 0).Select(path => path.Names[0])];
        _excludedMembers = [.. _excluded.Where(path => path.Names.Count == 1).Select(path => path.Names[0])];
        _includesRoot = Array.Exists(_included, path => path.Names.Count == 0);
    }

    /// <summary>The policy as it is shown: with all that was left out.</summary>
    public JObject Document { get; }

    /// <summary>Checks and completes a policy; 400 when it is not one.</summary>
    /// <param name="given">the policy; null for the service's default</param>
    public static IndexingPolicy Read(JToken? given)
    {
        var document = given switch
        {
            null or { Type: JTokenType.Null } => [],
            JObject policy => policy,
            _ => throw RequestFailedException.BadRequest("The indexing policy is not a JSON object."),
        };
        var mode = (document["indexingMode"] ?? "consistent").AsText()?.ToLowerInvariant();
        document["indexingMode"] = mode is "consistent" or "none" ? mode : throw Refused($"The indexing mode '{document["indexingMode"]}' is neither consistent nor none.");
        document["automatic"] ??= true;
        foreach (var name in (string[])["vectorIndexes", "fullTextIndexes"])
        {
            _ = List(document, name).Count == 0 ? 0 : throw RequestFailedException.NotSupported($"{name} in indexing policies");
        }

        return mode == "none" ? new IndexingPolicy(document) : Complete(document);
    }

    /// <summary>Whether the value at a path of items is indexed.</summary>
    public bool Indexes(IReadOnlyList<string> names) => _isOn
        && ((names is [var name] && Always.Contains(name)) || Precision(_included, names) > Precision(_excluded, names));

    /// <summary>Whether a top-level member of items, or something below it, is indexed.</summary>
    public bool IndexesBelow(string name) => _isOn
        && (_includedMembers.Contains(name) || (_includesRoot && !_excludedMembers.Contains(name)));

    /// <summary>Whether items can be given in the order of several paths: a composite index has just them, in these or in all the other directions.</summary>
    public bool Orders(IReadOnlyList<IReadOnlyList<string>> paths, IReadOnlyList<bool> descending) => _isOn && Array.Exists(
        _composites,
        composite => composite.Length == paths.Count
            && composite.Zip(paths).All(pair => pair.First.Names.SequenceEqual(pair.Second))
            && composite.Zip(descending).Select(pair => pair.First.Descending == pair.Second).Distinct().Count() == 1);

    private static IndexingPolicy Complete(JObject document)
    {
        var (included, excluded) = (Ensured(document, "includedPaths"), Ensured(document, "excludedPaths"));
        if (included.Count + excluded.Count == 0)
        {
            included.Add(new JObject { ["path"] = Root });
        }

        var paths = included.Concat(excluded).Select(path => path.Member("path").AsText()).ToList();
        if (!paths.Contains(Root))
        {
            throw Refused("The special mandatory indexing path \"/*\" is not provided in any of the path type sets. Please provide this path in one of the sets.");
        }

        if (paths.Distinct().Count() < paths.Count)
        {
            throw Refused("An indexing path is given more than once in includedPaths and excludedPaths.");
        }

        if (!paths.Exists(path => path is "/_etag/?" or "/\"_etag\"/?"))
        {
            excluded.Add(new JObject { ["path"] = "/\"_etag\"/?" });
        }

        return new IndexingPolicy(document);
    }

    private static int Precision(IndexPath[] paths, IReadOnlyList<string> names) => paths.Select(path => path.Precision(names)).DefaultIfEmpty(-1).Max();

    private static IndexPath[] ReadPaths(JObject document, string name) => [.. List(document, name).Select(path =>
        IndexPath.TryParse(path.Member("path").AsText()) ?? throw Refused(
            $"The indexing path '{path.Member("path")}' could not be accepted. Please ensure that the path is a valid path: "
                + "it ends with /? or /*, and names with special characters stand in quotes."))];

    private static (string[] Names, bool Descending)[] ReadComposite(JToken index)
    {
        (string[] Names, bool Descending)[] paths = [.. (index as JArray ?? []).Select(ReadCompositePath)];
        return paths.Length > 1 && paths.Select(path => string.Join('/', path.Names)).Distinct().Count() == paths.Length
            ? paths
            : throw Refused("A composite index is a list of at least two paths, each only once.");
    }

    private static (string[] Names, bool Descending) ReadCompositePath(JToken path)
    {
        var order = path.Member("order") is { } given ? given.AsText() : "ascending";
        return PropertyPath.TrySplit(path.Member("path").AsText()) is { } names && names[^1] is not ("?" or "*") && order is "ascending" or "descending"
            ? (names, order == "descending")
            : throw Refused($"The composite path '{path.Member("path")}' could not be accepted: it looks like /name, with the order ascending or descending.");
    }

    private static JArray Ensured(JObject document, string name)
    {
        if (document[name] is not JArray)
        {
            document[name] = List(document, name);
        }

        return (JArray)document[name]!;
    }

    private static JArray List(JObject document, string name) => document[name] switch
    {
        null or { Type: JTokenType.Null } => [],
        JArray list => list,
        _ => throw Refused($"'{name}' is not a list."),
    };

    private static RequestFailedException Refused(string message) => RequestFailedException.BadRequest($"The indexing policy is invalid. {message}");
}
