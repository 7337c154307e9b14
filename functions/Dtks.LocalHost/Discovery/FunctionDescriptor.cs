using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Dtks.LocalHost.Discovery;

/// <summary>A function as its attributes describe it.</summary>
/// <param name="Name">The name that <c>[Function]</c> gives, unique in the app.</param>
/// <param name="Method">The method to call.</param>
/// <param name="TriggerParameter">The parameter that carries the trigger.</param>
/// <param name="Trigger">The trigger.</param>
internal sealed record FunctionDescriptor(string Name, MethodInfo Method, ParameterInfo TriggerParameter, TriggerBindingAttribute Trigger)
{
    /// <summary>The class that holds the method; made anew for every invocation.</summary>
    public Type DeclaringType => Method.DeclaringType!;

    /// <summary>Whether a parameter of the method is the trigger's. One parameter may have several objects: whoever reflects at the same moment gets another.</summary>
    public bool IsTrigger(ParameterInfo parameter) => parameter.Position == TriggerParameter.Position;
}
