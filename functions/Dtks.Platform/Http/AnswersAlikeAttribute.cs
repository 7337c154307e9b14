namespace Dtks.Platform.Http;

/// <summary>Says that an HTTP function answers with several statuses in one form of its own, such as the errors of a standard that it speaks.</summary>
/// <param name="body">The type that the JSON is written from.</param>
/// <param name="statuses">The HTTP statuses.</param>
[AttributeUsage(AttributeTargets.Method)]
public class AnswersAlikeAttribute(Type body, params int[] statuses) : Attribute
{
    /// <summary>What it answers with.</summary>
    public IEnumerable<AnswersAttribute> All => statuses.Select(status => new AnswersAttribute(status, body));
}
