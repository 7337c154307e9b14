namespace Microsoft.Azure.Functions.Worker;

/// <summary>Which way a binding carries data. Source: Worker.Core 2.52.0.</summary>
public enum BindingDirection
{
    /// <summary>To the function.</summary>
    In,

    /// <summary>From the function.</summary>
    Out,
}
