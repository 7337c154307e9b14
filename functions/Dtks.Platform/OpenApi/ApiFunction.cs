using System.Reflection;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Platform.OpenApi;

/// <summary>An HTTP function with all that it declares.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Rule">Its route and methods, and who may call it.</param>
internal sealed record ApiFunction(MethodInfo Method, AccessRule Rule)
{
    /// <summary>What it takes; null for no body.</summary>
    public TakesAttribute? Takes { get; } = Method.GetCustomAttribute<TakesAttribute>();

    /// <summary>Whose standard it speaks; null for none.</summary>
    public SpeaksAttribute? Speaks { get; } = Method.GetCustomAttribute<SpeaksAttribute>();

    /// <summary>What it answers with.</summary>
    public IReadOnlyList<AnswersAttribute> Answers { get; } = [.. Method.GetCustomAttributes<AnswersAttribute>(), .. Method.GetCustomAttribute<AnswersAlikeAttribute>()?.All ?? []];

    /// <summary>What its query parameters are.</summary>
    public IReadOnlyList<AsksAttribute> Asks { get; } = [.. Method.GetCustomAttributes<AsksAttribute>()];

    /// <summary>The names of its query parameters, those of pages too.</summary>
    public IReadOnlyList<string> Query { get; } = QueryRules.NamesOf(Method);

    /// <summary>All that it refuses as a problem: what is wrong with a body is told otherwise where its errors have a form of their own.</summary>
    public IReadOnlyList<ApiRefusal> Refuses => ApiRefusals.Of(Rule, Query, Method.GetCustomAttribute<AnswersAlikeAttribute>() is null ? Takes : null, Method.GetCustomAttributes<RefusesAttribute>(), takesKey: Speaks is null);

    /// <summary>The feature that it belongs to: its folder.</summary>
    public string Feature => Method.DeclaringType!.Namespace!.Split('.')[^1];

    /// <summary>The functions of some assemblies, in the order of their paths.</summary>
    public static IReadOnlyList<ApiFunction> Of(IEnumerable<Assembly> assemblies) => Of([.. assemblies.SelectMany(a => a.GetTypes())]);

    /// <summary>The functions of some classes, in the order of their paths.</summary>
    public static IReadOnlyList<ApiFunction> Of(IReadOnlyCollection<Type> types)
    {
        var methods = FunctionMethods.Of(types).ToDictionary(m => m.GetCustomAttribute<FunctionAttribute>()!.Name, StringComparer.Ordinal);
        return
        [
            .. AccessRule.Of(types).Where(rule => rule.IsApi && rule.Route != UnknownPath.Route).Select(rule => new ApiFunction(methods[rule.Function], rule))
                .OrderBy(f => f.Rule.Route, StringComparer.Ordinal).ThenBy(f => f.Rule.Methods[0], StringComparer.Ordinal),
        ];
    }

    /// <summary>What it does not say, or says twice; none when it says all.</summary>
    public IEnumerable<string> Faults()
    {
        var name = Method.DeclaringType!.FullName;
        if (Answers.Count == 0)
        {
            yield return $"{name} does not say what it answers with; give it [Answers<…>], or [Answers(status, File = …)].";
        }

        if (Takes is null && Rule.Methods.Any(method => method is "POST" or "PUT"))
        {
            yield return $"{name} does not say what it takes; give it [Takes<…>], or [Takes] for nothing.";
        }

        var asked = Query.Except(["limit", "cursor"]).ToList();
        foreach (var untold in asked.Except(Asks.Select(a => a.Name)))
        {
            yield return $"{name} does not say what the query parameter {untold} is; give it [Asks<…>(\"{untold}\", …)].";
        }

        foreach (var unknown in Asks.Select(a => a.Name).Except(asked))
        {
            yield return $"{name} says what {unknown} is, which it does not know; name it in [QueryParameters], or take it out of [Asks].";
        }
    }
}
