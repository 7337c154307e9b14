using System.ComponentModel;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts the function with an event that Event Grid delivers. Source: Worker.Extensions.EventGrid 3.6.0.</summary>
public sealed class EventGridTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>Whether one invocation takes a batch of events; false unless set.</summary>
    [DefaultValue(false)]
    public bool IsBatched { get; set; }
}
