using System.Runtime.Intrinsics;
using AlertExchange.Storage.Keys;

namespace AlertExchange.Storage.Tests;

public sealed class AesCmacTests
{
    private const string Key = "2b7e151628aed2a6abf7158809cf4f3c";

    private const string Message =
        "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710";

    [TestCase(0, "bb1d6929e95937287fa37d129b756746")]
    [TestCase(16, "070a16b46b4d4144f79bdd9dd04a287c")]
    [TestCase(40, "dfa66747de9ae63030ca32611497c827")]
    [TestCase(64, "51f0bebf7e3b9d92fc49741779363cfe")]
    public void It_gives_what_RFC_4493_says(int length, string mac)
    {
        using var cmac = new AesCmac(Convert.FromHexString(Key));
        var data = Convert.FromHexString(Message).AsSpan(0, length);

        cmac.Hash(data).ToString("x32", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(mac);
    }

    [Test]
    public void The_platforms_cipher_gives_what_FIPS_197_says()
    {
        using var cmac = new AesCmac(Convert.FromHexString("000102030405060708090a0b0c0d0e0f"));
        var block = Vector128.Create<byte>(Convert.FromHexString("00112233445566778899aabbccddeeff"));

        var encrypted = new byte[16];
        cmac.EncryptWithPlatform(block).CopyTo(encrypted);

        Convert.ToHexStringLower(encrypted).ShouldBe("69c4e0d86a7b0430d8cdb78070b4c55a");
    }
}
