using Microsoft.Azure.Functions.Worker;

namespace Dtks.WorkerContracts.Tests;

/// <summary>A context that holds items and nothing else: what is abstract must be written by whoever derives from it.</summary>
internal sealed class BareContext : FunctionContext
{
    public override string InvocationId => "";

    public override string FunctionId => "";

    public override TraceContext TraceContext => throw new NotSupportedException();

    public override BindingContext BindingContext => throw new NotSupportedException();

    public override RetryContext RetryContext => throw new NotSupportedException();

    public override IServiceProvider InstanceServices { get; set; } = null!;

    public override FunctionDefinition FunctionDefinition => throw new NotSupportedException();

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features => throw new NotSupportedException();
}
