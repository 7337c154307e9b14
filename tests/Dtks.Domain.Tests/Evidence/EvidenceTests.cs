using Dtks.Domain.Deliberations;
using Dtks.Domain.Evidence;
using Dtks.Domain.Kernel;
using Dtks.Domain.Tests.Deliberations;
using NodaTime;

namespace Dtks.Domain.Tests.Evidence;

[Trait("rule", "MUS-6")]
public class EvidenceTests
{
    private static readonly Duration Window = Duration.FromMinutes(15);
    private static readonly byte[] PdfBytes = "%PDF-1.7"u8.ToArray();
    private static readonly DocumentContent OnePage = new(null, 1);
    private static readonly string Digest = new('a', 64);
    private static readonly EvidenceDraft Draft = new("minutes", "berita-acara.pdf", "application/pdf", 1000, Digest.ToUpperInvariant());

    private static Decision<EvidenceEvent> Decide(EvidenceCommand command, EvidenceState? state, Instant? at = null) =>
        EvidenceDecider.Decide(command, state, Samples.Policy, at ?? Samples.Now);

    private static EvidenceState Run(EvidenceState? state, EvidenceCommand command)
    {
        var decision = Decide(command, state);
        Assert.Empty(decision.Violations);
        return decision.Events.Aggregate(state, (s, e) => EvidenceDecider.Evolve(s, e))!;
    }

    private static EvidenceState Declared() =>
        Run(null, new EvidenceCommand.Declare("e-1", "d-1", false, Draft, Window, Samples.VillageOfficer));

    private static EvidenceState Inspecting() => Run(Declared(), new EvidenceCommand.Complete(Samples.VillageOfficer));

    private static IEnumerable<(string Code, string? Pointer)> Wrong(EvidenceDraft? draft) =>
        Decide(new EvidenceCommand.Declare("e-1", "d-1", false, draft, Window, Samples.VillageOfficer), null).Violations.Select(
            v => (v.Code, v.Pointer));

    [Fact]
    public void A_document_is_declared_completed_and_accepted()
    {
        var declared = Declared();
        Assert.Equal((EvidenceStatus.Pending, Digest, Samples.Now + Window), (declared.Status, declared.Sha256, declared.ExpiresAt));
        var accepted = Run(Inspecting(), new EvidenceCommand.Inspect(new UploadedBytes(1000, PdfBytes, Digest), OnePage));
        Assert.Equal((EvidenceStatus.Accepted, 3, 1), (accepted.Status, accepted.History.Count, accepted.Pages));
    }

    [Fact]
    public void Everything_missing_is_named()
    {
        Assert.Equal([(InputViolations.Required, "")], Wrong(null));
        Assert.Equal(
            ["/kind", "/fileName", "/contentType", "/length", "/sha256"],
            Wrong(new EvidenceDraft(null, null, null, null, null)).Select(v => v.Pointer));
    }

    [Theory]
    [Trait("rule", "MUS-4")]
    [InlineData("minutes", "application/pdf", true)]
    [InlineData("attendance", "image/png", true)]
    [InlineData("activityPhoto", "image/jpeg", true)]
    [InlineData("publicationPhoto", "image/png", true)]
    [InlineData("activityPhoto", "application/pdf", false)]
    [InlineData("publicationPhoto", "application/pdf", false)]
    [InlineData("minutes", "image/gif", false)]
    [InlineData("minutes", "IMAGE/PNG", true)]
    [InlineData("activityPhoto", "image/jpg", true)]
    [InlineData("activityPhoto", "image/pjpeg", true)]
    [InlineData("activityPhoto", "image/x-png", true)]
    [InlineData("minutes", "application/x-pdf", true)]
    [InlineData("activityPhoto", "application/x-pdf", false)]
    [InlineData("activityPhoto", "image/jpgx", false)]
    [InlineData("minutes", "Application/PDF; charset=binary", true)]
    public void Papers_may_be_pdf_and_photos_are_pictures(string kind, string type, bool good) => Assert.Equal(
        good ? [] : [(EvidenceViolations.ContentType, "/contentType")], Wrong(Draft with { Kind = kind, ContentType = type }));

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(10485760, true)]
    [InlineData(10485761, false)]
    [InlineData(-1, false)]
    public void The_length_is_one_byte_to_ten_mebibytes(long length, bool good) =>
        Assert.Equal(good ? [] : [(InputViolations.NumberRange, "/length")], Wrong(Draft with { Length = length }));

    [Theory]
    [InlineData("../rahasia.pdf", EvidenceViolations.FileName)]
    [InlineData("a\\b.pdf", EvidenceViolations.FileName)]
    [InlineData(".", EvidenceViolations.FileName)]
    [InlineData("..", EvidenceViolations.FileName)]
    [InlineData("", InputViolations.TextLength)]
    [InlineData("a\r\nb", InputViolations.TextCharacters)]
    public void A_file_name_has_no_path(string name, string code) =>
        Assert.Equal([(code, "/fileName")], Wrong(Draft with { FileName = name }));

    [Theory]
    [InlineData(63)]
    [InlineData(65)]
    public void The_digest_has_64_digits(int digits) =>
        Assert.Equal([(EvidenceViolations.DigestFormat, "/sha256")], Wrong(Draft with { Sha256 = new string('a', digits) }));

    [Fact]
    public void The_digest_is_hexadecimal() =>
        Assert.Equal([(EvidenceViolations.DigestFormat, "/sha256")], Wrong(Draft with { Sha256 = new string('a', 63) + "g" }));

    [Fact]
    [Trait("rule", "MUS-7")]
    public void Nothing_is_declared_for_a_concluded_deliberation()
    {
        var decision = Decide(new EvidenceCommand.Declare("e-1", "d-1", true, Draft, Window, Samples.VillageOfficer), null);
        Assert.Equal((ViolationKind.Conflict, EvidenceViolations.DeliberationConcluded), (decision.Kind, decision.Violations[0].Code));
    }

    public static TheoryData<DocumentContent?, EvidenceKind?, string> Contents => new()
    {
        { null, null, EvidenceViolations.Damaged },
        { DocumentContent.Faulty(EvidenceViolations.NoPages), null, EvidenceViolations.NoPages },
        { DocumentContent.Faulty(EvidenceViolations.Bomb), EvidenceKind.Attendance, EvidenceViolations.Bomb },
        { new DocumentContent(null, 1), EvidenceKind.Attendance, EvidenceViolations.SameFile },
    };

    [Theory]
    [Trait("rule", "MUS-4")]
    [MemberData(nameof(Contents))]
    public void What_is_no_document_of_its_own_is_rejected_with_the_reason(DocumentContent? content, EvidenceKind? sameFileAs, string code)
    {
        var state = Run(Inspecting(), new EvidenceCommand.Inspect(new UploadedBytes(1000, PdfBytes, Digest), content, sameFileAs));

        Assert.Equal((EvidenceStatus.Rejected, code, (int?)null), (state.Status, state.RejectionCode, state.Pages));
    }

    [Fact]
    [Trait("rule", "MUS-4")]
    public void A_photo_that_was_used_before_is_accepted_and_says_where()
    {
        var before = new EvidenceReuse("3306162006", "d-0", "e-0", IsSameFile: false);

        var state = Run(Inspecting(), new EvidenceCommand.Inspect(new UploadedBytes(1000, PdfBytes, Digest), OnePage, Reuses: [before]));

        Assert.Equal((EvidenceStatus.Accepted, before), (state.Status, Assert.Single(state.Reuses!)));
    }

    [Theory]
    [InlineData("\0\0\0\u0018ftypheic", "evidence.heic")]
    [InlineData("\0\0\0\u0018ftypavif", "evidence.heic")]
    [InlineData("\0\0\0\u0018ftypmp42", "evidence.video")]
    [InlineData("PK\u0003\u0004 a document of an office", "evidence.office")]
    [InlineData("RIFF1234WEBPVP8 ", "evidence.otherPicture")]
    [InlineData("GIF89a", "evidence.otherPicture")]
    [InlineData("\u00FF\u00D8\u00FF", "evidence.otherType")]
    [InlineData("CONTOH", null)]
    [InlineData("", null)]
    public void Of_another_type_it_is_said_how_to_send_it(string bytes, string? hint)
    {
        var state = Run(Inspecting(), new EvidenceCommand.Inspect(new UploadedBytes(1000, System.Text.Encoding.Latin1.GetBytes(bytes), Digest), null));

        Assert.Equal((EvidenceViolations.TypeMismatch, hint), (state.RejectionCode, state.RejectionHint));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1024 - 5, true)]
    [InlineData(1024 - 1, true)]
    [InlineData(1024, false)]
    public void A_PDFs_header_may_stand_within_the_first_1024_bytes(int before, bool isPdf)
    {
        byte[] first = [.. Enumerable.Repeat((byte)' ', before), .. PdfBytes];

        Assert.Equal(isPdf ? EvidenceFormats.Pdf : null, EvidenceFormats.Sniff(first.AsSpan(0, Math.Min(first.Length, EvidenceFormats.SniffedBytes))));
    }

    public static TheoryData<UploadedBytes?, string> Faults => new()
    {
        { null, EvidenceViolations.Missing },
        { new UploadedBytes(999, PdfBytes, Digest), EvidenceViolations.SizeMismatch },
        { new UploadedBytes(1001, PdfBytes, Digest), EvidenceViolations.SizeMismatch },
        { new UploadedBytes(1000, new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 }, Digest), EvidenceViolations.TypeMismatch },
        { new UploadedBytes(1000, "%PD"u8.ToArray(), Digest), EvidenceViolations.TypeMismatch },
        { new UploadedBytes(1000, PdfBytes, new string('b', 64)), EvidenceViolations.DigestMismatch },
    };

    [Theory]
    [Trait("rule", "MUS-7")]
    [MemberData(nameof(Faults))]
    public void What_is_not_as_declared_is_rejected_with_the_reason(UploadedBytes? found, string code)
    {
        var state = Run(Inspecting(), new EvidenceCommand.Inspect(found, OnePage));
        Assert.Equal((EvidenceStatus.Rejected, code), (state.Status, state.RejectionCode));
        Assert.Empty(Decide(new EvidenceCommand.Inspect(new UploadedBytes(1000, PdfBytes, Digest), OnePage), state).Events);
    }

    [Fact]
    public void First_bytes_show_the_type()
    {
        Assert.Equal(EvidenceFormats.Png, EvidenceFormats.Sniff([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]));
        Assert.Equal(EvidenceFormats.Jpeg, EvidenceFormats.Sniff([0xFF, 0xD8, 0xFF]));
        Assert.Equal(EvidenceFormats.Pdf, EvidenceFormats.Sniff(PdfBytes));
        Assert.Null(EvidenceFormats.Sniff([0x89, 0x50, 0x4E, 0x47]));
        Assert.Null(EvidenceFormats.Sniff([]));
    }

    [Fact]
    public void An_upload_that_never_came_expires()
    {
        var end = Samples.Now + Window;
        Assert.Empty(Decide(new EvidenceCommand.Expire(), Declared(), end - Duration.Epsilon).Events);
        Assert.True(Decide(new EvidenceCommand.Complete(Samples.VillageOfficer), Declared(), end - Duration.Epsilon).IsAccepted);
        Assert.IsType<EvidenceExpired>(Assert.Single(Decide(new EvidenceCommand.Expire(), Declared(), end).Events));
        Assert.Equal(
            EvidenceViolations.Expired, Decide(new EvidenceCommand.Complete(Samples.VillageOfficer), Declared(), end).Violations[0].Code);
        Assert.Empty(Decide(new EvidenceCommand.Expire(), Inspecting(), end).Events);
    }

    [Fact]
    public void Messages_delivered_twice_or_too_early_change_nothing()
    {
        Assert.Empty(Decide(new EvidenceCommand.Complete(Samples.VillageOfficer), Inspecting()).Events);
        Assert.Equal(EvidenceViolations.NotComplete, Decide(new EvidenceCommand.Inspect(null, null), Declared()).Violations[0].Code);
        Assert.Equal(EvidenceViolations.Unknown, Decide(new EvidenceCommand.Inspect(null, null), null).Violations[0].Code);
        var again = new EvidenceCommand.Declare("e-1", "d-1", false, Draft, Window, Samples.VillageOfficer);
        Assert.Equal(EvidenceViolations.Exists, Decide(again, Declared()).Violations[0].Code);
    }
}
