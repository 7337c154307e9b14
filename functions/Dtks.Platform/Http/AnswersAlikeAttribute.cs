namespace Dtks.Platform.Http;

/// <summary>Says that an HTTP function answers with several statuses in one form of its own, such as the errors of a standard that it speaks.</summary>
/// <param name="file">The media type.</param>
/// <param name="statuses">The HTTP statuses.</param>
[AttributeUsage(AttributeTargets.Method)]
public class AnswersAlikeAttribute(string file, params int[] statuses) : Attribute
{
    /// <summary>What it answers with.</summary>
    public IEnumerable<AnswersAttribute> All => statuses.Select(status => new AnswersAttribute(status) { File = file });
}
