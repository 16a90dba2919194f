namespace AlertExchange.Intake.Reading;

/// <summary>Every reason for which a file cannot be read, with its stable code and the sentence the liaison sees.</summary>
internal static class FileRefusal
{
    private const string SaveAsXlsx = "请用 WPS 或 Excel 打开后“另存为”Excel 工作簿（.xlsx），再重新报送。";

    public static IntakeRefusedException Empty() => Of("file.empty", "文件是空的，没有任何内容。请确认选对了文件后重新报送；当月确无数据的，请报零报告。");

    public static IntakeRefusedException TooLarge(long bytes, long limit) =>
        Of("file.tooLarge", $"文件有 {Megabytes(bytes)} MB，超过上限 {Megabytes(limit)} MB。请删除无关的工作表、图片，或分成几个文件报送。");

    public static IntakeRefusedException Password() => Of("file.password", "文件设有打开密码，系统无法读取。请取消密码（文件 → 信息 → 保护工作簿）保存后重新报送。");

    public static IntakeRefusedException Macro() => Of("file.macro", "文件带有宏（.xlsm），出于安全不予读取。请另存为不带宏的 Excel 工作簿（.xlsx）后重新报送。");

    public static IntakeRefusedException Html() => Of("file.html", "文件内容其实是网页（HTML），只是扩展名写成了表格。" + SaveAsXlsx);

    public static IntakeRefusedException Xml2003() => Of("file.xml2003", "文件是“XML 表格 2003”格式，不是 Excel 工作簿。" + SaveAsXlsx);

    public static IntakeRefusedException Xml() => Of("file.xml", "文件内容是 XML，不是表格。请报送 .xlsx、.xls 或 .csv 文件。");

    public static IntakeRefusedException Image() => Of("file.image", "文件其实是图片，无法读取其中的数据。请报送原始的 .xlsx、.xls 或 .csv 表格。");

    public static IntakeRefusedException Pdf() => Of("file.pdf", "文件其实是 PDF，无法读取其中的数据。请报送原始的 .xlsx、.xls 或 .csv 表格。");

    public static IntakeRefusedException Word() => Of("file.word", "文件其实是 Word 文档。请把其中的表格复制到 Excel 工作簿（.xlsx）后重新报送。");

    public static IntakeRefusedException Presentation() => Of("file.presentation", "文件其实是演示文稿。请报送原始的 .xlsx、.xls 或 .csv 表格。");

    public static IntakeRefusedException Archive() => Of("file.archive", "文件其实是压缩包。请解压后逐个报送其中的表格。");

    public static IntakeRefusedException Xlsb() => Of("file.xlsb", "文件是 Excel 二进制工作簿（.xlsb）。" + SaveAsXlsx);

    public static IntakeRefusedException OpenDocument() => Of("file.ods", "文件是 OpenDocument 表格（.ods）。" + SaveAsXlsx);

    public static IntakeRefusedException OldExcel() => Of("file.oldExcel", "文件是 Excel 95 或更早的格式。" + SaveAsXlsx);

    public static IntakeRefusedException OtherOffice() => Of("file.notWorkbook", "文件里没有工作簿。" + SaveAsXlsx);

    public static IntakeRefusedException Corrupt(string where, Exception? cause = null) =>
        Of("file.corrupt", $"文件不完整或已损坏（{where}）。请用 WPS 或 Excel 打开确认，重新保存为 .xlsx 后再报送。", cause);

    public static IntakeRefusedException Dtd(string where) =>
        Of("file.dtd", $"文件含有不允许的声明（{where} 中的 DTD），不是表格软件正常保存的文件。" + SaveAsXlsx);

    public static IntakeRefusedException Bomb(string where) =>
        Of("file.bomb", $"文件解压后异常庞大（{where}），不予读取。请删除多余的空行空列和无关工作表，另存为 .xlsx 后重新报送。");

    public static IntakeRefusedException TooManyParts() => Of("file.tooManyParts", "文件内部的部件多得异常，不予读取。" + SaveAsXlsx);

    public static IntakeRefusedException TooManyRows(string sheet, int limit) =>
        Of("file.tooManyRows", $"“{sheet}”的行数超过上限 {limit} 行。请分成几个文件报送。");

    public static IntakeRefusedException TooManyColumns(string sheet, int row, int limit) =>
        Of("file.tooManyColumns", $"“{sheet}”第 {row} 行的内容超过 {limit} 列。请只保留报表需要的列后重新报送。");

    public static IntakeRefusedException CellTooLong(string where, int limit) =>
        Of("file.cellTooLong", $"{where}有一个单元格超过 {limit} 个字。请检查该处内容（文本文件请检查引号是否成对）后重新报送。");

    public static IntakeRefusedException NoVisibleSheet() => Of("file.noVisibleSheet", "工作簿里没有可见的工作表。请取消隐藏要报送的工作表，保存后重新报送。");

    public static IntakeRefusedException NotText() => Of("file.unknown", "无法识别该文件：既不是 Excel 工作簿，也不是文本表格。" + SaveAsXlsx);

    public static IntakeRefusedException Nul(int line) =>
        Of("file.nul", $"文件第 {line} 行附近含有无效的空字符，文件可能已损坏。" + SaveAsXlsx);

    public static IntakeRefusedException Undecodable(int line, string encoding) =>
        Of("file.encoding", $"文件第 {line} 行附近的文字无法按 {encoding} 识别，可能混用了两种编码。" + SaveAsXlsx);

    public static IntakeRefusedException UnclosedQuote(int line) =>
        Of("file.quote", $"文件第 {line} 行的双引号没有成对，后面的内容无法分列。请补上或删去该引号后重新报送。");

    private static IntakeRefusedException Of(string code, string message, Exception? cause = null) => new(new IntakeRefusal(code, message), cause);

    private static long Megabytes(long bytes) => (bytes + (1 << 20) - 1) >> 20;
}
