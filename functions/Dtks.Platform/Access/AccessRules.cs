using System.Reflection;

namespace Dtks.Platform.Access;

/// <summary>Who may call which HTTP function of an application.</summary>
public sealed class AccessRules
{
    private readonly Dictionary<string, AccessRule> _rules;

    /// <summary>Reads the attributes of the functions of some assemblies.</summary>
    /// <exception cref="InvalidOperationException">A function does not say, or not rightly, who may call it; it names each one and what to do.</exception>
    public AccessRules(IEnumerable<Assembly> assemblies) => _rules = AccessRule.Of(assemblies).ToDictionary(r => r.Function, StringComparer.Ordinal);

    /// <summary>All of them, by the functions' names.</summary>
    public IEnumerable<AccessRule> All => _rules.Values.OrderBy(r => r.Function, StringComparer.Ordinal);

    /// <summary>The rule of a function.</summary>
    /// <exception cref="InvalidOperationException">There is none: nobody may call it.</exception>
    public AccessRule Of(string function) =>
        _rules.GetValueOrDefault(function) ?? throw new InvalidOperationException($"Nothing says who may call the HTTP function {function}.");
}
