namespace Dtks.Functions.Policies;

/// <summary>The codes of what can be wrong with policy files.</summary>
public static class PolicyFaultCodes
{
    /// <summary>A file beside the policy files whose name is none's: a version that was misnamed would never come into force, and nobody would be told.</summary>
    public const string Name = "policy.file.name";

    /// <summary>A file that is no JSON, cannot be opened, or is no policy file at all.</summary>
    public const string Unreadable = "policy.file.unreadable";

    /// <summary>A member that no policy file has: as a rule a typing error.</summary>
    public const string MemberUnknown = "policy.member.unknown";

    /// <summary>A member that every policy file has is not there.</summary>
    public const string MemberMissing = "policy.member.missing";

    /// <summary>A member stands twice.</summary>
    public const string MemberTwice = "policy.member.twice";

    /// <summary>A value of another kind than the member's: a text for a number, a day that is none.</summary>
    public const string MemberType = "policy.member.type";

    /// <summary>A value out of its range.</summary>
    public const string MemberRange = "policy.member.range";

    /// <summary>An id that does not begin with the day the version holds from.</summary>
    public const string Id = "policy.id";

    /// <summary>Two files of one id.</summary>
    public const string IdTwice = "policy.id.twice";

    /// <summary>Two versions that begin on one day.</summary>
    public const string FromTwice = "policy.from.twice";

    /// <summary>A version that still holds when the next begins.</summary>
    public const string Overlap = "policy.overlap";

    /// <summary>Days on which none holds.</summary>
    public const string Gap = "policy.gap";

    /// <summary>Grounds that do not count from 1 on, or two of one code.</summary>
    public const string Grounds = "policy.grounds";

    /// <summary>Welfare deciles that are not two numbers from 1 to 10, or of a programme that nobody knows (REG-9).</summary>
    public const string Deciles = "policy.deciles";

    /// <summary>Reasons why cards come back of which two share a code, or that lack words in a language (CRD-1).</summary>
    public const string ReturnReasons = "policy.returnReasons";

    /// <summary>A determination date that is none (RAT-5).</summary>
    public const string Determination = "policy.determination";

    /// <summary>A form or edition that nobody knows, or a form that is missing (RAT-2).</summary>
    public const string FormUnknown = "policy.form.unknown";
}
