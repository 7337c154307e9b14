using ZXing;
using ZXing.Common;
using ZXing.OneD;
using ZXing.QrCode;

namespace Dtks.Functions.Data;

/// <summary>A card's number as bar code and as QR (CRD-10): of the household it says nothing.</summary>
internal static class CardCodes
{
    private static readonly Dictionary<EncodeHintType, object> Tight = new() { [EncodeHintType.MARGIN] = 0 };

    /// <summary>Code 128, one row of modules.</summary>
    public static BitMatrix Bars(string number) => new Code128Writer().encode(number, BarcodeFormat.CODE_128, 0, 1, Tight);

    /// <summary>QR, one module each.</summary>
    public static BitMatrix Square(string number) => new QRCodeWriter().encode(number, BarcodeFormat.QR_CODE, 0, 0, Tight);
}
