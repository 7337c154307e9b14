using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Platform.Access;

/// <summary>The functions of an application, by their attribute.</summary>
internal static class FunctionMethods
{
    /// <summary>The methods of some classes that are functions.</summary>
    public static IEnumerable<MethodInfo> Of(IEnumerable<Type> types) => types
        .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Where(m => m.IsDefined(typeof(FunctionAttribute)));

    /// <summary>The functions of some assemblies with their names.</summary>
    public static IEnumerable<(string Name, MethodInfo Method)> Of(IEnumerable<Assembly> assemblies) =>
        Of(assemblies.SelectMany(a => a.GetTypes())).Select(m => (m.GetCustomAttribute<FunctionAttribute>()!.Name, m));
}
