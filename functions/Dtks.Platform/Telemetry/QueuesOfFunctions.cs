using System.Reflection;
using Dtks.Platform.Access;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Platform.Telemetry;

/// <summary>
/// Which queue triggers which function, by the functions' attributes: an invocation does not tell.
/// </summary>
public sealed class QueuesOfFunctions
{
    private readonly Dictionary<string, string> _queues;

    /// <summary>Reads the attributes of the functions of some assemblies.</summary>
    public QueuesOfFunctions(IEnumerable<Assembly> assemblies) => _queues = FunctionMethods.Of(assemblies)
        .Select(f => (f.Name, Queue: QueueOf(f.Method)))
        .Where(f => f.Queue is not null)
        .ToDictionary(f => f.Name, f => f.Queue!, StringComparer.Ordinal);

    /// <summary>The queue of a function; null when it has another trigger.</summary>
    public string? Of(string function) => _queues.GetValueOrDefault(function);

    private static string? QueueOf(MethodInfo method) =>
        method.GetParameters().Select(p => p.GetCustomAttribute<QueueTriggerAttribute>()?.QueueName).FirstOrDefault(q => q is not null);
}
