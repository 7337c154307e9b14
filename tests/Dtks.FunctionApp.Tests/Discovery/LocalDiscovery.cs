using Dtks.LocalHost.Discovery;
using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Invocation;
using Dtks.LocalHost.Startup;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Newtonsoft.Json.Linq;

namespace Dtks.FunctionApp.Tests.Discovery;

/// <summary>The functions that LocalHost finds and serves, told as the SDK tells them.</summary>
internal static class LocalDiscovery
{
    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<FunctionDescription> Functions() => [.. FunctionDiscovery.Find(HostedApplication.Dtks.Assemblies).Select(Describe)];

    private static FunctionDescription Describe(FunctionDescriptor function)
    {
        var definition = new LocalFunctionDefinition(function);
        var trigger = definition.InputBindings.Values.Single();
        var binding = new JObject { ["name"] = trigger.Name, ["direction"] = trigger.Direction.ToString(), ["type"] = trigger.Type };
        binding.Merge(Members(function.Trigger));
        if (function.Trigger is QueueTriggerAttribute && function.TriggerParameter.ParameterType == typeof(string))
            binding["dataType"] = "String";
        return FunctionDescription.Of(definition.Name, Path.GetFileName(definition.PathToAssembly), definition.EntryPoint, [binding, .. Answer(function.Trigger)]);
    }

    // What LocalHost goes by, of each kind of trigger that it runs; the SDK leaves out what is as it is by itself.
    private static JObject Members(TriggerBindingAttribute trigger) => trigger switch
    {
        HttpTriggerAttribute http => Told(
            ("authLevel", http.AuthLevel.ToString()), ("methods", http.Methods is { Length: > 0 } m ? new JArray(m) : null), ("route", http.Route)),
        QueueTriggerAttribute queue => Told(("queueName", queue.QueueName), ("connection", queue.Connection)),
        TimerTriggerAttribute timer => Told(
            ("schedule", timer.Schedule), ("runOnStartup", timer.RunOnStartup ? true : null), ("useMonitor", timer.UseMonitor ? null : false)),
        _ => throw new NotSupportedException($"LocalHost runs no {trigger.GetType().Name}."),
    };

    private static JObject Told(params (string Name, JToken? Value)[] members) =>
        new(members.Where(m => m.Value is JArray or JValue { Value: not null }).Select(m => new JProperty(m.Name, m.Value)));

    // An HTTP function answers with what it returns.
    private static IEnumerable<JObject> Answer(TriggerBindingAttribute trigger) =>
        trigger is HttpTriggerAttribute ? [new JObject { ["name"] = "$return", ["type"] = "http", ["direction"] = "Out" }] : [];
}
