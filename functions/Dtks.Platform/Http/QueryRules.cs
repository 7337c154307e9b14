using System.Collections.Frozen;
using System.Reflection;
using Dtks.Platform.Access;

namespace Dtks.Platform.Http;

/// <summary>Which query parameters each HTTP function of an application knows.</summary>
public sealed class QueryRules
{
    private static readonly string[] OfPages = ["limit", "cursor"];

    private readonly FrozenDictionary<string, IReadOnlyList<string>> _known;

    /// <summary>Reads the attributes of the functions of some assemblies.</summary>
    public QueryRules(IEnumerable<Assembly> assemblies) => _known = FunctionMethods.Of(assemblies).ToFrozenDictionary(f => f.Name, f => NamesOf(f.Method), StringComparer.Ordinal);

    /// <summary>The names that a function knows, in the order declared; none for most.</summary>
    public IReadOnlyList<string> Of(string function) => _known.GetValueOrDefault(function) ?? [];

    /// <summary>The names that a function declares.</summary>
    internal static IReadOnlyList<string> NamesOf(MethodInfo function) =>
        function.GetCustomAttribute<QueryParametersAttribute>() is { } declared ? [.. declared.Names, .. declared.Paged ? OfPages : []] : [];
}
