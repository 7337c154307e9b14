using Dtks.LocalHost.Discovery;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.LocalHost.Invocation;

/// <summary>What a trigger asks to be run.</summary>
/// <param name="Function">The function.</param>
/// <param name="Arguments">The method's arguments, made once the middleware has run: middleware may change the exchange.</param>
internal sealed record InvocationRequest(FunctionDescriptor Function, Func<FunctionContext, object?[]> Arguments)
{
    /// <summary>What the trigger tells beside its value.</summary>
    public IReadOnlyDictionary<string, object?> BindingData { get; init; } = new Dictionary<string, object?>();

    /// <summary>What the context's items hold from the beginning.</summary>
    public IReadOnlyDictionary<object, object> Items { get; init; } = new Dictionary<object, object>();

    /// <summary>Tries before this one.</summary>
    public int RetryCount { get; init; }

    /// <summary>Tries after the first at most.</summary>
    public int MaxRetryCount { get; init; }

    /// <summary>What is done with the result while the invocation's scope is still open.</summary>
    public Func<object?, Task>? OnResult { get; init; }
}
