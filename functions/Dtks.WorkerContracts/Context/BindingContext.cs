namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a trigger tells beside its value: route values, a message's dequeue count. Source: Worker.Core 2.52.0.</summary>
public abstract class BindingContext
{
    /// <summary>The trigger's metadata by name.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
