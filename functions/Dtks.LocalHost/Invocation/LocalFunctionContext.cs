using System.Collections;
using System.Diagnostics;
using Dtks.LocalHost.Discovery;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.LocalHost.Invocation;

/// <summary>One invocation on this host.</summary>
internal sealed class LocalFunctionContext : FunctionContext
{
    /// <summary>Describes an invocation.</summary>
    /// <param name="function">The function.</param>
    /// <param name="services">The services of the invocation's scope.</param>
    /// <param name="bindingData">What the trigger tells beside its value.</param>
    /// <param name="retryCount">Tries before this one.</param>
    /// <param name="maxRetryCount">Tries after the first at most.</param>
    /// <param name="cancellationToken">Signals that the invocation should end early.</param>
    public LocalFunctionContext(
        FunctionDescriptor function,
        IServiceProvider services,
        IReadOnlyDictionary<string, object?> bindingData,
        int retryCount,
        int maxRetryCount,
        CancellationToken cancellationToken)
    {
        InstanceServices = services;
        FunctionDefinition = new LocalFunctionDefinition(function);
        BindingContext = new Bindings(bindingData);
        RetryContext = new Retries(retryCount, maxRetryCount);
        CancellationToken = cancellationToken;
    }

    public override string InvocationId { get; } = Guid.NewGuid().ToString();

    public override string FunctionId => FunctionDefinition.Id;

    public override TraceContext TraceContext { get; } = new CurrentTrace(Activity.Current);

    public override BindingContext BindingContext { get; }

    public override RetryContext RetryContext { get; }

    public override IServiceProvider InstanceServices { get; set; }

    public override FunctionDefinition FunctionDefinition { get; }

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features { get; } = new FeaturesByType();

    public override CancellationToken CancellationToken { get; }

    private sealed class Bindings(IReadOnlyDictionary<string, object?> data) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData => data;
    }

    private sealed class Retries(int count, int max) : RetryContext
    {
        public override int RetryCount => count;

        public override int MaxRetryCount => max;
    }

    private sealed class CurrentTrace(Activity? activity) : TraceContext
    {
        public override string TraceParent => activity?.Id ?? "";

        public override string TraceState => activity?.TraceStateString ?? "";
    }

    private sealed class FeaturesByType : IInvocationFeatures
    {
        private readonly Dictionary<Type, object> _features = [];

        public void Set<T>(T instance) => _features[typeof(T)] = instance!;

        public T? Get<T>() => _features.TryGetValue(typeof(T), out var feature) ? (T)feature : default;

        public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() => _features.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
