namespace Microsoft.Azure.Functions.Worker;

/// <summary>Makes a public method a function. Source: Worker.Extensions.Abstractions 1.3.0.</summary>
/// <param name="name">The function's name: unique in the app, letters, digits, <c>_</c> and <c>-</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public class FunctionAttribute(string name) : Attribute
{
    /// <summary>The function's name, unique in the app.</summary>
    public string Name { get; } = name;
}
