namespace Dtks.Platform.Http;

/// <summary>Says what an HTTP function takes as its body: for the API's document, and the tests that hold requests to it.</summary>
/// <param name="bodies">The types of JSON bodies, of which a request has one; none where it takes none, or bytes.</param>
[AttributeUsage(AttributeTargets.Method)]
public class TakesAttribute(params Type[] bodies) : Attribute
{
    /// <summary>The types of JSON bodies, of which a request has one.</summary>
    public IReadOnlyList<Type> Bodies { get; } = bodies;

    /// <summary>The media type of a body that is bytes; null where it is JSON, or none.</summary>
    public string? Bytes { get; init; }

    /// <summary>Whether the body may be left out.</summary>
    public bool IsOptional { get; init; }

    /// <summary>The most entries of a body that is a list; 0 where it is none.</summary>
    public int Most { get; init; }

    /// <summary>The form that a request may have in the place of JSON (<c>multipart/form-data</c>), by its type; null for none.</summary>
    public Type? Form { get; init; }

    /// <summary>Whether it minds <c>If-Match</c> (<see cref="IfMatchHeader"/>).</summary>
    public bool IfMatch { get; init; }
}

/// <summary>Says that an HTTP function takes a body of one type.</summary>
/// <typeparam name="T">The type.</typeparam>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TakesAttribute<T>() : TakesAttribute(typeof(T));
