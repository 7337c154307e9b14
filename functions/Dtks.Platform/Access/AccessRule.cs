using System.Reflection;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Platform.Access;

/// <summary>Who may call an HTTP function, as the function's attributes declare it.</summary>
/// <param name="Function">The function's name.</param>
/// <param name="Methods">The HTTP methods it serves, in upper case.</param>
/// <param name="Route">Its route; of the API's functions, what follows <see cref="ApiPrefix"/>.</param>
/// <param name="Access">Its <see cref="AccessAttribute"/>; null: anyone may call it.</param>
public sealed record AccessRule(string Function, IReadOnlyList<string> Methods, string Route, AccessAttribute? Access)
{
    private static readonly Dictionary<string, AreaLevel?> Levels = new(StringComparer.Ordinal)
    {
        ["province"] = AreaLevel.Province,
        ["regency"] = AreaLevel.Regency,
        ["district"] = AreaLevel.District,
        ["village"] = AreaLevel.Village,
        ["area"] = null,
    };

    /// <summary>What the routes of the API begin with; those of pages for people do not.</summary>
    public const string ApiPrefix = "api/";

    /// <summary>Whether it is the API's; else it answers with a page.</summary>
    public bool IsApi { get; init; } = true;

    /// <summary>Whether it holds its callers itself (<see cref="PublicAttribute.HoldsCallers"/>).</summary>
    public bool HoldsCallers { get; init; }

    /// <summary>Whether anyone may call it.</summary>
    public bool IsPublic => Access is null;

    /// <summary>Whether a part of the route names the area.</summary>
    public bool NamesArea => Access is not null && Levels.ContainsKey(Access.Area);

    /// <summary>The level of the area that it is about; null: any.</summary>
    public AreaLevel? Level => Access is null ? null : LevelOf(Access.Area);

    /// <summary>The level of what names an area; null: any, or none is named.</summary>
    internal static AreaLevel? LevelOf(string area) => area == AccessArea.Nation ? AreaLevel.Nation : Levels.GetValueOrDefault(area);

    /// <summary>The rules of the HTTP functions of some assemblies, by the functions' names.</summary>
    /// <exception cref="InvalidOperationException">A function does not say, or not rightly, who may call it; it names each one and what to do.</exception>
    public static IReadOnlyList<AccessRule> Of(IEnumerable<Assembly> assemblies) => Of(assemblies.SelectMany(a => a.GetTypes()));

    /// <summary>The rules of the HTTP functions of some classes, by the functions' names.</summary>
    /// <exception cref="InvalidOperationException">As of assemblies.</exception>
    public static IReadOnlyList<AccessRule> Of(IEnumerable<Type> types)
    {
        var functions = FunctionMethods.Of(types).Where(m => TriggerOf(m) is not null).ToList();
        var faults = functions.Select(FaultOf).OfType<string>().ToList();
        return faults.Count == 0
            ? [.. functions.Select(RuleOf).OrderBy(r => r.Function, StringComparer.Ordinal)]
            : throw new InvalidOperationException(string.Join(Environment.NewLine, faults));
    }

    private static AccessRule RuleOf(MethodInfo function)
    {
        var trigger = TriggerOf(function)!;
        var name = function.GetCustomAttribute<FunctionAttribute>()!.Name;
        var route = trigger.Route ?? name;
        var isApi = route.StartsWith(ApiPrefix, StringComparison.Ordinal);
        return new AccessRule(
            name, [.. (trigger.Methods ?? []).Select(m => m.ToUpperInvariant())], isApi ? route[ApiPrefix.Length..] : route, function.GetCustomAttribute<AccessAttribute>())
        {
            IsApi = isApi,
            HoldsCallers = function.GetCustomAttribute<PublicAttribute>()?.HoldsCallers == true,
        };
    }

    private static string? FaultOf(MethodInfo function)
    {
        var where = $"{function.DeclaringType!.FullName}.{function.Name}";
        var access = function.GetCustomAttribute<AccessAttribute>();
        if (access is null == !function.IsDefined(typeof(PublicAttribute)))
        {
            return $"{where} does not say who may call it; give it one of [Access(...)] and [Public].";
        }

        if (access is null)
        {
            return null;
        }

        var isPart = Levels.ContainsKey(access.Area);
        return access switch
        {
            { Roles.Count: 0 } => $"{where} names no role that may call it; name them in [Access(...)], or make it [Public].",
            _ when !access.Roles.All(RoleLevel.IsHeld) => $"{where} lets the system's own role in, or a partner's, which is no caller's; take it out of [Access(...)].",
            _ when access.Roles.Except(access.Concerned).Where(role => !access.Reach.Allows(RoleLevel.Of(role), LevelOf(access.Area))).ToList() is { Count: > 0 } never =>
                $"{where} names {string.Join(", ", never.Select(WireName.Of))}, whose area is never near enough; take them out of [Access(...)], or set Reach.",
            _ when isPart && !TriggerOf(function)!.Route!.Split('/').Contains($"{{{access.Area}}}") => $"{where} has no {{{access.Area}}} in its route; correct Area in [Access(...)].",
            _ when !isPart && access.Area is not (AccessArea.Nation or AccessArea.InBody or AccessArea.InQuery or AccessArea.None) =>
                $"{where} does not say what names the area; set Area in [Access(...)] to {string.Join(", ", Levels.Keys)} or one of AccessArea.",
            _ => null,
        };
    }

    private static HttpTriggerAttribute? TriggerOf(MethodInfo function) =>
        function.GetParameters().Select(p => p.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(t => t is not null);
}
