using System.Collections.Frozen;
using System.Reflection;
using Dtks.Platform.Access;

namespace Dtks.Platform.Http;

/// <summary>Which query parameters each HTTP function of an application knows.</summary>
public sealed class QueryRules
{
    private static readonly string[] OfPages = ["limit", "cursor"];

    private readonly FrozenDictionary<string, IReadOnlyList<string>> _known;

    private readonly FrozenSet<string> _any;

    /// <summary>Reads the attributes of the functions of some assemblies.</summary>
    public QueryRules(IEnumerable<Assembly> assemblies)
    {
        var functions = FunctionMethods.Of(assemblies).ToList();
        _known = functions.ToFrozenDictionary(f => f.Name, f => NamesOf(f.Method), StringComparer.Ordinal);
        _any = functions.Where(f => f.Method.GetCustomAttribute<QueryParametersAttribute>()?.Any == true).Select(f => f.Name).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Whether a function lets any parameter through.</summary>
    public bool TakesAny(string function) => _any.Contains(function);

    /// <summary>The names that a function knows, in the order declared; none for most.</summary>
    public IReadOnlyList<string> Of(string function) => _known.GetValueOrDefault(function) ?? [];

    /// <summary>The names that a function declares.</summary>
    internal static IReadOnlyList<string> NamesOf(MethodInfo function) =>
        function.GetCustomAttribute<QueryParametersAttribute>() is { } declared ? [.. declared.Names, .. declared.Paged ? OfPages : []] : [];
}
