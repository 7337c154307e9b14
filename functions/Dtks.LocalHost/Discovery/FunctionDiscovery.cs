using System.Reflection;
using System.Text.RegularExpressions;
using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Startup;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Dtks.LocalHost.Discovery;

/// <summary>Finds functions by their attributes.</summary>
internal static partial class FunctionDiscovery
{
    /// <summary>The functions of some assemblies, by name.</summary>
    /// <param name="assemblies">Where to look.</param>
    /// <exception cref="StartupException">A function is not what the worker accepts: the line names it and what to change.</exception>
    public static IReadOnlyList<FunctionDescriptor> Find(IEnumerable<Assembly> assemblies)
    {
        var functions = assemblies.SelectMany(a => a.GetTypes()).SelectMany(Find).OrderBy(f => f.Name, StringComparer.Ordinal).ToList();
        var twice = functions.GroupBy(f => f.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
            throw new StartupException($"Function name '{twice.Key}' is used by {string.Join(" and ", twice.Select(Where))}; give each its own.");
        return functions;
    }

    /// <summary>The functions of one class.</summary>
    /// <exception cref="StartupException">A function is not what the worker accepts.</exception>
    public static IEnumerable<FunctionDescriptor> Find(Type type)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (var method in type.GetMethods(all))
        {
            if (method.GetCustomAttribute<FunctionAttribute>() is { } attribute)
                yield return Describe(attribute.Name, method);
        }
    }

    private static FunctionDescriptor Describe(string name, MethodInfo method)
    {
        var where = $"{method.DeclaringType!.FullName}.{method.Name}";
        if (!NamePattern().IsMatch(name))
            throw new StartupException($"{where}: '{name}' is no function name; use a letter, then up to 126 letters, digits, '_' or '-'.");
        if (!method.IsPublic || (method.DeclaringType.IsAbstract && !method.IsStatic))
            throw new StartupException($"{where}: a function is a public method of a class that can be made; change it.");
        var triggers = method.GetParameters()
            .Select(p => (Parameter: p, Trigger: p.GetCustomAttribute<TriggerBindingAttribute>()))
            .Where(p => p.Trigger is not null).ToList();
        if (triggers.Count != 1)
            throw new StartupException($"{where}: a function has exactly one trigger, this one has {triggers.Count}.");
        return new FunctionDescriptor(name, method, triggers[0].Parameter, triggers[0].Trigger!);
    }

    private static string Where(FunctionDescriptor f) => $"{f.DeclaringType.FullName}.{f.Method.Name}";

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,126}$")]
    private static partial Regex NamePattern();
}
