using System.Collections.Immutable;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Where an invocation stands in a distributed trace (W3C Trace Context). Source: Worker.Core 2.52.0.</summary>
public abstract class TraceContext
{
    /// <summary>The <c>traceparent</c> of the invocation.</summary>
    public abstract string TraceParent { get; }

    /// <summary>The <c>tracestate</c> of the invocation.</summary>
    public abstract string TraceState { get; }

    /// <summary>Attributes of the trace; empty unless the host has any.</summary>
    public virtual IReadOnlyDictionary<string, string> Attributes => ImmutableDictionary<string, string>.Empty;

    /// <summary>Baggage of the trace; empty unless the host has any.</summary>
    public virtual IReadOnlyDictionary<string, string> Baggage => ImmutableDictionary<string, string>.Empty;
}
