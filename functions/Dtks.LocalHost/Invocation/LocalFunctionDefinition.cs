using System.Collections.Immutable;
using Dtks.LocalHost.Discovery;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.LocalHost.Invocation;

/// <summary>A function as invocations see it.</summary>
internal sealed class LocalFunctionDefinition(FunctionDescriptor function) : FunctionDefinition
{
    public override ImmutableArray<FunctionParameter> Parameters { get; } =
        [.. function.Method.GetParameters().Select(p => new FunctionParameter(p.Name ?? "", p.ParameterType))];

    public override string PathToAssembly => function.DeclaringType.Assembly.Location;

    public override string EntryPoint => $"{function.DeclaringType.FullName}.{function.Method.Name}";

    public override string Id => function.Name;

    public override string Name => function.Name;

    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; } =
        ImmutableDictionary<string, BindingMetadata>.Empty.Add(function.TriggerParameter.Name ?? "", new TriggerBinding(function));

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings => ImmutableDictionary<string, BindingMetadata>.Empty;

    private sealed class TriggerBinding(FunctionDescriptor function) : BindingMetadata
    {
        public override string Name => function.TriggerParameter.Name ?? "";

        // As the worker writes it: HttpTriggerAttribute is "httpTrigger".
        public override string Type
        {
            get
            {
                var name = function.Trigger.GetType().Name[..^nameof(Attribute).Length];
                return char.ToLowerInvariant(name[0]) + name[1..];
            }
        }

        public override BindingDirection Direction => BindingDirection.In;
    }
}
