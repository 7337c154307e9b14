namespace Dtks.Platform.Http;

/// <summary>Says what a query parameter of <see cref="QueryParametersAttribute"/> is: for the API's document.</summary>
/// <param name="name">Its name.</param>
/// <param name="type">What its text is read as: an enum, a number, a date, true or false, or text.</param>
/// <param name="words">What it asks for.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public class AsksAttribute(string name, Type type, string words) : Attribute
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>What its text is read as.</summary>
    public Type Type { get; } = type;

    /// <summary>What it asks for.</summary>
    public string Words { get; } = words;

    /// <summary>Whether a request without it is refused.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Values that it takes besides those of its type, or alone where that is text.</summary>
    public string[] Also { get; init; } = [];
}

/// <summary>Says what a query parameter is.</summary>
/// <typeparam name="T">What its text is read as.</typeparam>
/// <param name="name">Its name.</param>
/// <param name="words">What it asks for.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class AsksAttribute<T>(string name, string words) : AsksAttribute(name, typeof(T), words);
