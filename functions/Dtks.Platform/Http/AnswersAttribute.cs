namespace Dtks.Platform.Http;

/// <summary>Says what an HTTP function answers with where it refuses nothing: for the API's document, and the tests that hold answers to it.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="body">The type that the JSON is written from; null where there is no body, or a file.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public class AnswersAttribute(int status, Type? body = null) : Attribute
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>The type that the JSON is written from; null where there is no body, or a file.</summary>
    public Type? Body { get; } = body;

    /// <summary>The media type of a file; null where it is JSON, or nothing.</summary>
    public string? File { get; init; }

    /// <summary>Whether it carries the record's <c>ETag</c>.</summary>
    public bool ETag { get; init; }

    /// <summary>Whether a client may keep it and ask by <c>If-None-Match</c> whether it is still right; then it carries an <c>ETag</c> too, and 304 says that it is.</summary>
    public bool Kept { get; init; }
}

/// <summary>Says that an HTTP function answers with JSON that is written from a type.</summary>
/// <typeparam name="T">The type.</typeparam>
/// <param name="status">The HTTP status, 200 to 299.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class AnswersAttribute<T>(int status = 200) : AnswersAttribute(status, typeof(T));
