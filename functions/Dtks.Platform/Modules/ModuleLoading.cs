using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Platform.Modules;

/// <summary>Finds the modules of an application and lets each declare what it brings.</summary>
public static class ModuleLoading
{
    /// <summary>Adds the services of every module of the assemblies, and what the modules declared as services of their own.</summary>
    public static IServiceCollection AddModules(this IServiceCollection services, IConfiguration configuration, params IEnumerable<Assembly> assemblies)
    {
        var declared = new Declarations();
        foreach (var type in assemblies.SelectMany(ModulesOf))
        {
            ((IModule)Activator.CreateInstance(type)!).Declare(new ModuleBuilder(services, configuration, type.Assembly, declared));
        }

        services.AddSingleton(declared);
        services.AddSingleton(declared.Containers);
        services.AddSingleton(declared.Queues);
        services.AddSingleton(declared.Fields);
        services.AddSingleton(declared.Documents);
        services.AddSingleton(declared.Texts);
        return services;
    }

    /// <summary>The modules of an assembly, in the order of their names.</summary>
    public static IEnumerable<Type> ModulesOf(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return assembly.GetTypes()
            .Where(t => t is { IsAbstract: false, IsInterface: false } && t.IsAssignableTo(typeof(IModule)))
            .OrderBy(t => t.FullName, StringComparer.Ordinal);
    }
}
