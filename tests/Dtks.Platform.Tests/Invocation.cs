using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Platform.Tests;

/// <summary>An invocation as the worker tells of it.</summary>
internal sealed class Invocation(string function = "function", Dictionary<string, object?>? bindingData = null) : FunctionContext
{
    public ActivityTraceId Trace { get; } = ActivityTraceId.CreateRandom();

    public override string InvocationId => "1";

    public override string FunctionId => function;

    public override TraceContext TraceContext => new Parent(Trace);

    public override BindingContext BindingContext { get; } = new Bindings(bindingData ?? []);

    public override RetryContext RetryContext => null!;

    public override IServiceProvider InstanceServices { get; set; } = null!;

    public override FunctionDefinition FunctionDefinition { get; } = new Definition(function);

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features => null!;

    private sealed class Parent(ActivityTraceId trace) : TraceContext
    {
        public override string TraceParent => $"00-{trace}-00f067aa0ba902b7-00";

        public override string TraceState => "vendor=3306160101800001";
    }

    private sealed class Bindings(Dictionary<string, object?> data) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData => data;
    }

    private sealed class Definition(string name) : FunctionDefinition
    {
        public override ImmutableArray<FunctionParameter> Parameters => [];

        public override string PathToAssembly => "";

        public override string EntryPoint => "";

        public override string Id => name;

        public override string Name => name;

        public override IImmutableDictionary<string, BindingMetadata> InputBindings => ImmutableDictionary<string, BindingMetadata>.Empty;

        public override IImmutableDictionary<string, BindingMetadata> OutputBindings => ImmutableDictionary<string, BindingMetadata>.Empty;
    }
}
